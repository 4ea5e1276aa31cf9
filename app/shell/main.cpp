// SPDX-License-Identifier: MIT
#include "app/shell/application.h"

#include <exception>
#include <iostream>

namespace spanwright::app {
namespace {

int start(int argc, const char* const* argv) {
    const auto parsed = parseOptions(argc, argv);
    if (const auto* exit = std::get_if<ExitRequest>(&parsed)) {
        (exit->code == 0 ? std::cout : std::cerr) << exit->text;
        return exit->code;
    }
    const auto application = Application::create(std::get<ApplicationOptions>(parsed));
    if (!application) {
        const Error& error = application.error();
        if (error.where == "display" || error.where == "window") {
            std::cerr << "spanwright: no window can be opened here (" << error.message
                      << "); spanwright-cli does all of its work without one.\n";
        } else {
            std::cerr << "spanwright: " << error.text() << '\n';
        }
        return 1;
    }
    return (*application)->run();
}

}  // namespace
}  // namespace spanwright::app

int main(int argc, char** argv) {
    try {
        return spanwright::app::start(argc, argv);
    } catch (const std::exception& error) {
        std::cerr << "spanwright: " << error.what() << '\n';
        return 1;
    }
}
