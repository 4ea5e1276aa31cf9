// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <utility>

#include <tl/expected.hpp>

namespace spanwright {

/// What kind of thing went wrong with an input or a request. Problems of the network are findings, not
/// errors.
enum class Code {
    invalidValue,   ///< a figure or text outside what its field allows
    syntax,         ///< a file that is not well-formed
    unknownFormat,  ///< a file whose content no reader recognises
    notFound,       ///< a file, id or name that does not exist
    conflict,       ///< an edit that the present state does not allow (duplicate id, element in use)
    unpriced,       ///< catalogue items or exchange rates that a cost needs are missing
    overflow,       ///< a figure beyond what its type can hold
    inputOutput,    ///< the operating system refused a read or a write
    cancelled,      ///< the work was asked to stop
};

/// `message` says what is wrong and what was expected; `where` is a file position, JSON pointer or element
/// id.
struct Error {
    Code code = Code::invalidValue;
    std::string message;
    std::string where;

    /// "where: message", or the message alone when there is no place.
    [[nodiscard]] std::string text() const { return where.empty() ? message : where + ": " + message; }
};

template <class T>
using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> fail(Code code, std::string message, std::string where = {}) {
    return tl::unexpected<Error>(Error{code, std::move(message), std::move(where)});
}

}  // namespace spanwright
