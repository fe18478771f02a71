"""Rules on the waivers of `procho.yaml`, checked once the findings that they waive are known."""
