"""The canvas: the stock with what lies on it, drawn fast and the same every time."""
