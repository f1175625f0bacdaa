"""Words and sentences that readers stumble over."""
