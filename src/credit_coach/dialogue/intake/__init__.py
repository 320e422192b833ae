"""What happens to a message before anything else sees it: normalised, measured, personal data masked."""

from credit_coach.dialogue.intake.cleaning import clean
from credit_coach.dialogue.intake.finds import Kind
from credit_coach.dialogue.intake.language import Wished, is_sound, language_of, language_wished
from credit_coach.dialogue.intake.masking import MASK, masked, without_masks
from credit_coach.dialogue.intake.taking import Intake, take_in

__all__ = [
    "MASK",
    "Intake",
    "Kind",
    "Wished",
    "clean",
    "is_sound",
    "language_of",
    "language_wished",
    "masked",
    "take_in",
    "without_masks",
]
