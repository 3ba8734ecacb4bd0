"""The ledger: what became of every commitment and mechanism, as later reports arrive.

What is stored only grows: entries, each with a passage, and what persons decided on them. How an item stands is
worked out from them when it is asked for, so that reading a ledger needs no model.
"""
