"""What one side did to the other and that stays until it is undone: which acts open, meet and close a measure."""
