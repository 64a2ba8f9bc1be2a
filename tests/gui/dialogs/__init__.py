"""Laws of gare_fab.gui.dialogs."""
