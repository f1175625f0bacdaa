"""What goes into a package, its manifest, and the only writers of zips and files."""
