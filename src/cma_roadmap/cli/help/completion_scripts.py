"""What each shell runs to complete a command line: it asks the program, line by line.

Every line that comes back is a word, a tab and what the word means. None at all: names of files.
"""

from __future__ import annotations

_BASH = r"""# Completion of cma-roadmap for bash. To have it in every new shell:
#   mkdir -p ~/.local/share/bash-completion/completions
#   cma-roadmap completion bash > ~/.local/share/bash-completion/completions/cma-roadmap
# Or, without the package bash-completion, add this line to ~/.bashrc:
#   source <(cma-roadmap completion bash)
_cma_roadmap() {
    local line
    COMPREPLY=()
    while IFS= read -r line; do
        COMPREPLY+=("${line%%$'\t'*}")
    done < <(cma-roadmap completion words -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o default -F _cma_roadmap cma-roadmap
"""

_ZSH = r"""#compdef cma-roadmap
# Completion of cma-roadmap for zsh. To have it in every new shell, write it to a folder of $fpath:
#   mkdir -p ~/.zfunc && cma-roadmap completion zsh > ~/.zfunc/_cma-roadmap
# and have these two lines in ~/.zshrc:
#   fpath=(~/.zfunc $fpath)
#   autoload -U compinit && compinit
_cma_roadmap() {
    local line
    local -a lines found
    lines=("${(@f)$(cma-roadmap completion words -- "${(@)words[2,CURRENT]}" 2>/dev/null)}")
    for line in "${(@)lines:#}"; do
        found+=("${${line%%$'\t'*}//:/\\:}:${line#*$'\t'}")
    done
    if (( $#found )); then
        _describe 'cma-roadmap' found
    else
        _files
    fi
}
if [ "$funcstack[1]" = "_cma-roadmap" ]; then
    _cma_roadmap "$@"
else
    compdef _cma_roadmap cma-roadmap
fi
"""

_FISH = r"""# Completion of cma-roadmap for fish. To have it in every new shell:
#   mkdir -p ~/.config/fish/completions
#   cma-roadmap completion fish > ~/.config/fish/completions/cma-roadmap.fish
function __cma_roadmap
    set -l words (commandline -opc) (commandline -ct)
    set -l found (cma-roadmap completion words -- $words[2..-1] 2>/dev/null)
    if set -q found[1]
        printf '%s\n' $found
    else
        __fish_complete_path (commandline -ct)
    end
end
complete -c cma-roadmap -f -a '(__cma_roadmap)'
"""

_POWERSHELL = r"""# Completion of cma-roadmap for PowerShell. To have it in every new shell:
#   cma-roadmap completion powershell >> $PROFILE
Register-ArgumentCompleter -Native -CommandName cma-roadmap -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $words = @($commandAst.CommandElements | Select-Object -Skip 1 |
        Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { "$_" })
    cma-roadmap completion words "--" @words "=$wordToComplete" 2>$null | ForEach-Object {
        $word, $means = $_ -split "`t", 2
        if (-not $means) { $means = $word }
        [System.Management.Automation.CompletionResult]::new($word, $word, 'ParameterValue', $means)
    }
}
"""

SCRIPTS = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH, "powershell": _POWERSHELL}
"""The script of each shell; its first lines tell how to install it."""
