"""What goes into a package, its manifest, and the only writer of zips and files."""
