"""Family: artwork made from parameters, editable for ever."""
