"""The fault of who programs, not of who writes."""


class BrokenContractError(Exception):
    """A block, rule, standard or theme lacks what its contract asks for; the message names the file."""
