"""What a course holds, at a glance: pages, times, questions, and which objective is taught and assessed where."""
