"""Codes that machines read: QR codes and bar codes."""
