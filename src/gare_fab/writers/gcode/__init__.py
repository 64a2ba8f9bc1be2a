"""G-code in the dialect of a machine: GRBL, grblHAL, Marlin, Smoothieware, LinuxCNC."""
