"""Reading a message with a small pretrained transformer: what kind it is, and whether the articles speak of it."""

from credit_coach.reading.reader import MOST, Reader, Reading, bundled_reader, log_odds

__all__ = ["MOST", "Reader", "Reading", "bundled_reader", "log_odds"]
