"""For those who write packs: rubrics that prove themselves, and wordings that the engine missed."""
