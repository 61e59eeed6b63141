"""What the command line does, a module a verb. Imported by `cli` alone, each when its verb is asked for."""
