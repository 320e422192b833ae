"""Credit Coach: sourced guidance on consumer credit in mainland China, in Chinese and English."""
