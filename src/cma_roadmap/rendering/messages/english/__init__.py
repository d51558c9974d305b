"""The English sentences, by what they speak of."""
