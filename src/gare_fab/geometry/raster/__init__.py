"""Pictures of pixels: taken out of their files, and what is made of them."""
