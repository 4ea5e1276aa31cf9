// SPDX-License-Identifier: MIT
#include "engine/templates/expression.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cmath>
#include <vector>

#include <fmt/format.h>

namespace spanwright::templates {
namespace {

constexpr int kDeepest = 64;  ///< brackets inside each other

bool isName(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

/// Recursive descent; stops at the first error and keeps it.
class Evaluation {
  public:
    Evaluation(std::string_view text, const Values& values) : text_(text), values_(values) {}

    Result<Value> run() {
        Value value = choice();
        if (error_.empty() && (skipBlanks(), at_ != text_.size())) {
            refuse(fmt::format("\"{}\" is not expected", text_.substr(at_, 20)));
        }
        if (error_.empty() && std::holds_alternative<double>(value) &&
            !std::isfinite(std::get<double>(value)))
            refuse("the result is no finite number");
        if (!error_.empty()) {
            return fail(Code::invalidValue, fmt::format("in \"{}\": {}", text_, error_));
        }
        return value;
    }

  private:
    Value refuse(std::string message) {
        if (error_.empty()) error_ = std::move(message);
        at_ = text_.size();
        return 0.0;
    }

    void skipBlanks() {
        while (at_ < text_.size() && std::isspace(static_cast<unsigned char>(text_[at_])) != 0)
            ++at_;
    }

    bool take(std::string_view token) {
        skipBlanks();
        if (!text_.substr(at_).starts_with(token)) return false;
        at_ += token.size();
        return true;
    }

    double number(const Value& value) {
        if (const double* number = std::get_if<double>(&value)) return *number;
        refuse(fmt::format("'{}' is a text; expected a number", std::get<std::string>(value)));
        return 0;
    }

    Value choice() {
        if (++depth_ > kDeepest) return refuse("too many brackets inside each other");
        Value value = either();
        if (take("?")) {
            const bool holds = number(value) != 0;
            Value first = choice();
            if (!take(":")) return refuse("\":\" is missing behind \"?\"");
            Value second = choice();
            value = holds ? std::move(first) : std::move(second);
        }
        --depth_;
        return value;
    }

    Value either() {
        Value value = both();
        while (take("||")) {
            const bool right = number(both()) != 0;
            value = number(value) != 0 || right ? 1.0 : 0.0;
        }
        return value;
    }

    Value both() {
        Value value = comparison();
        while (take("&&")) {
            const bool right = number(comparison()) != 0;
            value = number(value) != 0 && right ? 1.0 : 0.0;
        }
        return value;
    }

    Value comparison() {
        Value left = sum();
        for (const std::string_view sign : {"==", "!=", "<=", ">=", "<", ">"}) {
            if (!take(sign)) continue;
            const Value right = sum();
            if (left.index() != right.index()) return refuse("a number is compared with a text");
            const bool holds = sign == "=="   ? left == right
                               : sign == "!=" ? left != right
                               : sign == "<=" ? left <= right
                               : sign == ">=" ? left >= right
                               : sign == "<"  ? left < right
                                              : left > right;
            return holds ? 1.0 : 0.0;
        }
        return left;
    }

    Value sum() {
        Value value = product();
        for (;;) {
            if (take("+")) {
                const Value right = product();
                const bool texts =
                    std::holds_alternative<std::string>(value) || std::holds_alternative<std::string>(right);
                value = texts ? Value(textOf(value) + textOf(right)) : Value(number(value) + number(right));
            } else if (take("-")) {
                const double right = number(product());
                value = number(value) - right;
            } else {
                return value;
            }
        }
    }

    Value product() {
        Value value = factor();
        for (;;) {
            const char sign = take("*") ? '*' : take("/") ? '/' : take("%") ? '%' : '\0';
            if (sign == '\0') return value;
            const double right = number(factor());
            const double left = number(value);
            if (sign != '*' && right == 0) return refuse("division by zero");
            value = sign == '*' ? left * right : sign == '/' ? left / right : std::fmod(left, right);
        }
    }

    Value factor() {
        if (++depth_ > kDeepest) return refuse("too many signs in a row");
        Value value = 0.0;
        if (take("-")) {
            value = -number(factor());
        } else if (take("!")) {
            value = number(factor()) == 0 ? 1.0 : 0.0;
        } else {
            value = atom();
        }
        --depth_;
        return value;
    }

    Value atom() {
        if (take("(")) {
            Value value = choice();
            return take(")") ? value : refuse("a closing bracket is missing");
        }
        skipBlanks();
        if (at_ == text_.size()) return refuse("it ends too early");
        if (text_[at_] == '\'') return quotedText();
        if (std::isdigit(static_cast<unsigned char>(text_[at_])) != 0) return literal();
        const std::size_t begin = at_;
        while (at_ < text_.size() && isName(text_[at_]))
            ++at_;
        const std::string_view name = text_.substr(begin, at_ - begin);
        if (name.empty()) return refuse(fmt::format("\"{}\" is not expected", text_.substr(begin, 20)));
        if (take("(")) return call(name);
        const auto found = values_.find(name);
        return found != values_.end() ? found->second : refuse(fmt::format("there is no value \"{}\"", name));
    }

    Value quotedText() {
        const std::size_t end = text_.find('\'', at_ + 1);
        if (end == std::string_view::npos) return refuse("a closing ' is missing");
        Value value = std::string(text_.substr(at_ + 1, end - at_ - 1));
        at_ = end + 1;
        return value;
    }

    Value literal() {
        double value = 0;
        const auto [end, error] = std::from_chars(text_.data() + at_, text_.data() + text_.size(), value);
        if (error != std::errc{}) return refuse("a number is out of range");
        at_ = static_cast<std::size_t>(end - text_.data());
        return value;
    }

    Value call(std::string_view name) {
        std::vector<double> given;
        while (!take(")")) {
            if (!given.empty() && !take(",")) return refuse("a closing bracket is missing");
            given.push_back(number(choice()));
            if (!error_.empty()) return 0.0;
        }
        struct Function {
            std::string_view name;
            double (*of)(double);
        };
        static constexpr std::array kFunctions{
            Function{"floor", [](double x) { return std::floor(x); }},
            Function{"ceil", [](double x) { return std::ceil(x); }},
            Function{"round", [](double x) { return std::round(x); }},
            Function{"abs", [](double x) { return std::abs(x); }},
            Function{"sqrt", [](double x) { return std::sqrt(x); }},
        };
        if (given.size() == 1) {
            for (const Function& function : kFunctions) {
                if (function.name == name) return function.of(given.front());
            }
        }
        if (!given.empty() && name == "min") return *std::min_element(given.begin(), given.end());
        if (!given.empty() && name == "max") return *std::max_element(given.begin(), given.end());
        return refuse(fmt::format("there is no function \"{}\" of {} figures", name, given.size()));
    }

    std::string_view text_;
    const Values& values_;
    std::size_t at_ = 0;
    int depth_ = 0;
    std::string error_;
};

}  // namespace

std::string textOf(const Value& value) {
    if (const std::string* text = std::get_if<std::string>(&value)) return *text;
    return fmt::format("{}", std::get<double>(value));
}

Result<Value> evaluate(std::string_view expression, const Values& values) {
    return Evaluation(expression, values).run();
}

Result<std::string> interpolated(std::string_view text, const Values& values) {
    std::string out;
    while (!text.empty()) {
        const std::size_t begin = text.find("${");
        if (begin == std::string_view::npos) break;
        const std::size_t end = text.find('}', begin);
        if (end == std::string_view::npos) {
            return fail(Code::invalidValue, fmt::format("in \"{}\": a closing }} is missing", text));
        }
        const Result<Value> value = evaluate(text.substr(begin + 2, end - begin - 2), values);
        if (!value) return tl::unexpected(value.error());
        out += text.substr(0, begin);
        out += textOf(*value);
        text.remove_prefix(end + 1);
    }
    return out + std::string(text);
}

}  // namespace spanwright::templates
