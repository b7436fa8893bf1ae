"""What a person does, as one transaction each; called by the window and the command line."""
