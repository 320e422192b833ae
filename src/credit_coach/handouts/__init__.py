"""What a person takes away: reminders for the phone's calendar, letters to edit, a monthly budget, the conversation."""
