//! The servers, and how they die.

use tokio::sync::Mutex;

use super::{balancer::Balancer, traffic::Traffic};
use crate::{World, endpoints::Endpoints, program::Program};

/// Servers as processes, behind a balancer.
pub(super) struct Fleet<'w> {
    world: &'w World,
    balancer: Balancer,
    environment: Vec<(&'w str, &'w str)>,
    servers: Vec<Mutex<Option<Program>>>,
}

impl<'w> Fleet<'w> {
    pub(super) async fn start(
        world: &'w World,
        balancer: &Balancer,
        servers: usize,
        endpoints: &'w Endpoints,
    ) -> Self {
        let secrets = endpoints.environment();
        let others = [
            // What is lost shall be found in seconds and not in minutes.
            ("CONNECT_PAY_PATIENCE_S", "1"),
            // All customers come from one address.
            ("CONNECT_PAY_ATTEMPTS_PER_IP", "0"),
            ("CONNECT_PAY_INTENTS_PER_ACCOUNT", "0"),
            // The gate of a world would be one more thing that fails.
            ("STRIPE_API_BASE", world.sandbox.url.as_str()),
            ("RUST_LOG", "warn,connect_pay=info"),
        ];
        let fleet = Self {
            world,
            balancer: balancer.clone(),
            environment: [&secrets[..], &others].concat(),
            servers: (0..servers).map(|_| Mutex::new(None)).collect(),
        };
        for server in 0..servers {
            fleet.start_one(server).await;
        }
        fleet
    }

    /// Kills one server after the other, spread over the stories, each in the middle of whatever it
    /// does. It starts again at once.
    pub(super) async fn kill_now_and_then(&self, kills: usize, stories: usize, traffic: &Traffic) {
        for kill in 0..kills {
            let due = stories * (kill + 1) / (kills + 1);
            traffic.has_told(due).await;
            let server = kill % self.servers.len();
            self.balancer.set(server, None);
            if let Some(program) = self.servers[server].lock().await.take() {
                program.signal("KILL").await;
                program.ended().await;
            }
            self.start_one(server).await;
        }
    }

    async fn start_one(&self, server: usize) {
        let program = self.world.program(&self.environment).await;
        let at = program.url.socket_addrs(|| None).unwrap()[0];
        *self.servers[server].lock().await = Some(program);
        self.balancer.set(server, Some(at));
    }
}
