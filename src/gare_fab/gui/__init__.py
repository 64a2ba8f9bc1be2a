"""The window: what winemakers, shopkeepers and the fab manager see; the one floor with Qt."""
