// SPDX-License-Identifier: MIT
#include "engine/io/json_text.h"

#include "engine/base/assert.h"

#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace spanwright::io {

std::string quotedText(std::string_view text) {
    return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string numberText(double value) {
    SPANWRIGHT_ASSERT(std::isfinite(value));
    return fmt::format("{}", value);
}

std::string objectText(const std::vector<std::pair<std::string, std::string>>& members) {
    std::string out = "{";
    for (const auto& [name, value] : members) {
        if (out.size() > 1) out += ", ";
        out += quotedText(name);
        out += ": ";
        out += value;
    }
    return out + "}";
}

std::string arrayText(const std::vector<std::string>& items) {
    return fmt::format("[{}]", fmt::join(items, ", "));
}

std::string oneLine(std::string_view json) {
    std::string out;
    bool inString = false;
    bool escaped = false;
    for (const char c : json) {
        if (inString) {
            out += c;
            inString = escaped || c != '"';
            escaped = !escaped && c == '\\';
        } else if (c == '"') {
            out += c;
            inString = true;
        } else if (c != ' ' && c != '\t' && c != '\n' && c != '\r') {
            out += c;
            if (c == ':' || c == ',') out += ' ';
        }
    }
    return out;
}

}  // namespace spanwright::io
