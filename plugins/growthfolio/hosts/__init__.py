"""Hosts: the generators that put a theme around the pages and write them down."""
