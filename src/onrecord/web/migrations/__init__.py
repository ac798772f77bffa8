"""Migrations of users' data."""
