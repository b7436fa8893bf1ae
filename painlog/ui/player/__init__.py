"""The guided player: a full-screen window that leads through a routine. Others enter by `painlog.ui.player.start`."""
