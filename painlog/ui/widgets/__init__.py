"""Controls that are given values and emit signals; they know no page and no service."""
