"""SVG drawings, read into shapes in mm: shapes, paths, styles, units, uses and clips."""
