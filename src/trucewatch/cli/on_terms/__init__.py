"""Commands on terms that need the reader, each imported only when it is called."""
