"""Mail: letters that wait for the post, and the post itself, where a server for it is set."""
