"""Reads STL meshes, binary and text: their silhouette, a section, or the mesh itself."""
