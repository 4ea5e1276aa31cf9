// SPDX-License-Identifier: MIT
#include "app/cli/command_line.h"

#include <csignal>

#include <unistd.h>

namespace {

/// A failed assertion has said its words on standard error; what is left is the exit code for it.
extern "C" void exitAsInternalError(int /*signal*/) {
    _exit(spanwright::cli::kInternalError);
}

}  // namespace

int main(int argc, char** argv) {
    std::signal(SIGABRT, exitAsInternalError);
    return spanwright::cli::run(argc, argv);
}
