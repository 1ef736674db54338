"""What members say about a clause: comments, replies, proposed wordings and their history."""
