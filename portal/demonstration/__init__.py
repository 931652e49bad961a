"""Invented institutions, people and dossiers, taken through the real acts: for a first look and for the tests."""
