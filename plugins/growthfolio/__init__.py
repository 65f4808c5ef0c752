"""Growth portfolios: records in, checks and sites out.

Each folder here is a stage with one verb, and data flows one way: `loading`
reads files, `ledger` knows who owes what, `checking` finds what is wrong,
`disclosure` keeps what an audience may know, `pages` decides what each page
says, `rendering` turns it into HTML. `pipeline` has the stages in order.
"""

__version__ = "0.1.0"
