"""Family: documents and plans become scenes, scenes become pictures."""
