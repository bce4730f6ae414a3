import { Argument, Command } from '@commander-js/extra-typings';

const NOTE = `
  bash   echo 'source <(npx kmm completion bash)' >> ~/.bashrc
  zsh    echo 'source <(npx kmm completion zsh)' >> ~/.zshrc
  fish   npx kmm completion fish > ~/.config/fish/completions/kmm.fish
Commands, options and fixed values are completed after "kmm" and after "npx kmm".`;

export const completionCommand = () =>
  new Command('completion')
    .description('A script that completes commands and options in your shell')
    .addArgument(new Argument('<shell>', 'that reads it').choices(['bash', 'zsh', 'fish'] as const))
    .addHelpText('after', NOTE)
    .action(async (shell, _options, command) => {
      const { completionScript } = await import('../completion/completion-script.ts');
      // `parent` is the program to which this command was added.
      console.log(completionScript(shell, command.parent ?? command));
    });
