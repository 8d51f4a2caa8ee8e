//! The HTTP side: who may call, which method is meant, and how an ordered fault spoils the answer.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Instant;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use tokio::net::TcpListener;

use super::faults::Fault;
use super::line::{Lines, Switch};
use super::methods;
use super::page;
use super::parameters::{Parameters, unescaped};
use super::refusal::Refusal;
use super::shared::Shared;
use super::world::{Call, Outcome};

/// A photo, and what comes with it.
const LARGEST_BODY: usize = 11 << 20;

/// Serves the Bot API and the page until the stand-in is stopped.
pub(super) async fn serve(listener: TcpListener, shared: Arc<Shared>) {
    let mut stopping = shared.stopping();
    let router = Router::new()
        .merge(page::routes())
        .fallback(bot_api)
        .layer(middleware::from_fn(from_this_machine))
        .with_state(shared);
    let service = router.into_make_service_with_connect_info::<Switch>();
    let stopped = async move {
        // An error means that nobody is left who could stop it.
        let _ = stopping.wait_for(|stopped| *stopped).await;
    };
    if let Err(cause) = axum::serve(Lines(listener), service).with_graceful_shutdown(stopped).await {
        tracing::error!(%cause, "the stand-in for Telegram stopped serving");
    }
}

/// A page elsewhere could reach a server on loopback under a name of its own (DNS rebinding); it cannot fake the host.
async fn from_this_machine(request: Request, next: Next) -> Response {
    if is_loopback(request.headers()) {
        next.run(request).await
    } else {
        (StatusCode::FORBIDDEN, "This server answers on loopback only.").into_response()
    }
}

fn is_loopback(headers: &HeaderMap) -> bool {
    let Some(host) = headers.get(header::HOST).and_then(|host| host.to_str().ok()) else {
        return false;
    };
    let is_port = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let name = host.rsplit_once(':').filter(|(_, port)| is_port(port)).map_or(host, |(name, _)| name);
    let name = name.trim_start_matches('[').trim_end_matches(']');
    name.eq_ignore_ascii_case("localhost") || name.parse().is_ok_and(|address: IpAddr| address.is_loopback())
}

/// `/bot<token>/<method>`
async fn bot_api(
    State(shared): State<Arc<Shared>>,
    ConnectInfo(switch): ConnectInfo<Switch>,
    request: Request,
) -> Response {
    let (head, body) = request.into_parts();
    let path = unescaped(head.uri.path());
    let Some((token, method)) = path.strip_prefix("/bot").and_then(|rest| rest.split_once('/')) else {
        return refused(&Refusal::not_found());
    };
    let content_type = head.headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let body = to_bytes(body, LARGEST_BODY).await.unwrap_or_default();
    let arrived = Instant::now();
    let parameters = Parameters::read(content_type, head.uri.query().unwrap_or_default(), &body);
    let call = Caller { shared: &shared, method, parameters: parameters.as_ref().ok(), arrived };
    if token != shared.token {
        return call.refuse(&Refusal::unauthorized());
    }
    match &parameters {
        Ok(parameters) => call.answer(parameters, &switch).await,
        Err(refusal) => call.refuse(refusal),
    }
}

struct Caller<'a> {
    shared: &'a Shared,
    method: &'a str,
    parameters: Option<&'a Parameters>,
    arrived: Instant,
}

impl Caller<'_> {
    async fn answer(&self, parameters: &Parameters, switch: &Switch) -> Response {
        let method = self.method.to_ascii_lowercase();
        let _under_way = UnderWay::begin(self.shared, &method);
        let fault = self.shared.world().faults.next(&method);
        match &fault {
            Some(Fault::Status { code, description, parameters }) => {
                let refusal = Refusal {
                    code: *code,
                    description: description.clone(),
                    parameters: Some(parameters.clone()).filter(|parameters| !parameters.is_null()),
                    fault_of_the_bot: false,
                };
                self.record(Err(&refusal), true);
                return refused(&refusal);
            }
            Some(Fault::Html502) => {
                self.record_lost("502 from a proxy", 502);
                let page = "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>";
                return (StatusCode::BAD_GATEWAY, [(header::CONTENT_TYPE, "text/html")], page).into_response();
            }
            Some(Fault::Reset) => {
                self.record_lost("the connection was closed", 0);
                return cut(switch);
            }
            _ => {}
        }
        let result = methods::carry_out(self.shared, &method, parameters).await;
        let query_id = match method.as_str() {
            "answercallbackquery" => parameters.integer("callback_query_id"),
            "answerinlinequery" => parameters.integer("inline_query_id"),
            _ => 0,
        };
        if query_id != 0 && fault.as_ref().is_some_and(Fault::loses_the_answer) {
            self.shared.change(|world| world.lose_answer(query_id));
        }
        self.record(result.as_ref().map(|_| ()), fault.is_some());
        match fault {
            Some(Fault::AcceptThenReset) => return cut(switch),
            Some(Fault::Garbage) => return json(StatusCode::OK, "{\"ok\":true,\"result\":".to_owned()),
            Some(Fault::Delay(time)) => tokio::time::sleep(time).await,
            _ => {}
        }
        match result {
            Ok(result) => json(StatusCode::OK, format!("{{\"ok\":true,\"result\":{result}}}")),
            Err(refusal) => refused(&refusal),
        }
    }

    fn refuse(&self, refusal: &Refusal) -> Response {
        self.record(Err(refusal), false);
        refused(refusal)
    }

    fn record_lost(&self, description: &str, code: u16) {
        self.push(Outcome::Err { code, description: description.to_owned() }, true, false);
    }

    fn record(&self, result: Result<(), &Refusal>, injected: bool) {
        let outcome = match result {
            Ok(()) => Outcome::Ok,
            Err(refusal) => Outcome::Err { code: refusal.code, description: refusal.description.clone() },
        };
        self.push(outcome, injected, result.is_err_and(|refusal| refusal.fault_of_the_bot));
    }

    fn push(&self, outcome: Outcome, injected: bool, fault_of_the_bot: bool) {
        let parameters = self.parameters.map(Parameters::as_value).unwrap_or_default();
        let (method, arrived) = (self.method.to_owned(), self.arrived);
        let call = Call { method, parameters, outcome, arrived, injected, fault_of_the_bot };
        self.shared.change(|world| world.calls.push(call));
    }
}

/// Counts a call while it is answered, also when the bot hangs up.
struct UnderWay<'a>(Option<&'a Shared>);

impl<'a> UnderWay<'a> {
    fn begin(shared: &'a Shared, method: &str) -> Self {
        if method == "getupdates" {
            return Self(None);
        }
        shared.change(|world| world.under_way += 1);
        Self(Some(shared))
    }
}

impl Drop for UnderWay<'_> {
    fn drop(&mut self) {
        if let Some(shared) = self.0 {
            shared.change(|world| world.under_way -= 1);
        }
    }
}

fn cut(switch: &Switch) -> Response {
    switch.cut();
    StatusCode::OK.into_response()
}

fn refused(refusal: &Refusal) -> Response {
    let status = StatusCode::from_u16(refusal.code).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    json(status, refusal.body().to_string())
}

pub(super) fn json(status: StatusCode, body: String) -> Response {
    (status, [(header::CONTENT_TYPE, "application/json")], Body::from(body)).into_response()
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, header};

    #[test]
    fn only_names_of_this_machine_are_answered() {
        for (host, answered) in [
            ("127.0.0.1:8080", true),
            ("localhost", true),
            ("LOCALHOST:80", true),
            ("[::1]:80", true),
            ("[::1]", true),
            ("example.org", false),
            ("127.0.0.1.example.org:80", false),
            ("10.0.0.1", false),
            ("", false),
        ] {
            let headers = HeaderMap::from_iter([(header::HOST, host.parse().unwrap())]);
            assert_eq!(super::is_loopback(&headers), answered, "{host}");
        }
    }
}
