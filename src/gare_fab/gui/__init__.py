"""The window: what winemakers, shopkeepers and the fab manager see; the only floor that knows Qt."""
