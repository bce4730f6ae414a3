@rem The npm scripts say "exec node ..." so that on Unix a signal to npm reaches the program; cmd.exe has no exec.
@%*
