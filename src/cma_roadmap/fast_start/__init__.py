"""What makes a start quick, in one place: each trick says what it buys."""
