"""The computer that the builder runs on: its person's folders, files written whole, what is kept, the day it is."""
