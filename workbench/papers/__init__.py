"""Positions gathered from comments, the evidence behind them, and the position paper sent to the legislature."""
