"""What those who spoke are answered: you said, we decided, the paper says, the next draft says."""
