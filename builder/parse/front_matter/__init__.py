"""What stands above the text: front matter, `organisation.yaml`, `programme.yaml`, and how bad rules are taken."""
