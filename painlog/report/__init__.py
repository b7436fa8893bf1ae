"""The doctor's report: a worded document made from a frozen diary, and Typst that prints it as a PDF."""
