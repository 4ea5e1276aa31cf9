// SPDX-License-Identifier: MIT
#include "app/cli/json_text.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string_view>

namespace spanwright::cli {
namespace {

using Json = nlohmann::ordered_json;

/// The library has no raw numbers; a binary value, which JSON text has not, carries the digits to the writer.
Json digits(std::string_view text) {
    return Json::binary({text.begin(), text.end()});
}

class Writer {
  public:
    void write(const Json& json, int depth) {
        if (json.is_binary()) {
            out_.append(json.get_binary().begin(), json.get_binary().end());
        } else if (json.is_structured()) {
            writeItems(json, depth);
        } else {
            if (json.is_number_float() && !std::isfinite(json.get<double>())) {
                throw std::domain_error("a figure is not finite: " + path_);
            }
            out_ += json.dump(-1, ' ', false, Json::error_handler_t::replace);
        }
    }
    std::string take() { return std::move(out_); }

  private:
    void writeItems(const Json& json, int depth) {
        const bool flat =
            std::none_of(json.begin(), json.end(), [](const Json& item) { return item.is_structured(); });
        out_ += json.is_object() ? '{' : '[';
        bool first = true;
        for (const auto& [key, item] : json.items()) {
            if (!first) out_ += flat ? ", " : ",";
            first = false;
            if (!flat) newLine(depth + 1);
            if (json.is_object()) {
                out_ += Json(key).dump(-1, ' ', false, Json::error_handler_t::replace) + ": ";
            }
            const std::size_t length = path_.size();
            path_ += "/" + key;
            write(item, depth + 1);
            path_.resize(length);
        }
        if (!flat) newLine(depth);
        out_ += json.is_object() ? '}' : ']';
    }
    void newLine(int depth) {
        out_ += '\n';
        out_.append(static_cast<std::size_t>(depth) * 2, ' ');
    }

    std::string out_;
    std::string path_;
};

}  // namespace

Json exact(Money amount) {
    return digits(amount.text());
}

Json exact(Decimal value) {
    return digits(value.text());
}

std::string jsonText(const Json& json) {
    Writer writer;
    writer.write(json, 0);
    return writer.take();
}

}  // namespace spanwright::cli
