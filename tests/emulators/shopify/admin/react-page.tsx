import { Modal, NavMenu, SaveBar, TitleBar, useAppBridge } from "@shopify/app-bridge-react";
import { useState } from "react";
import { createRoot } from "react-dom/client";

/** A page with each component of @shopify/app-bridge-react; what happened stands in `#log`. */
function Page() {
  const shopify = useAppBridge();
  const [log, setLog] = useState("");
  const [isDirty, setDirty] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const [count, setCount] = useState(0);
  return (
    <main>
      <NavMenu>
        <a href="/" rel="home">
          Home
        </a>
        <a href="/settings">Settings</a>
      </NavMenu>
      <TitleBar title={`Page ${count}`}>
        <button type="button" variant="primary" onClick={() => setCount(count + 1)}>
          Count
        </button>
      </TitleBar>
      <SaveBar
        id="page-save-bar"
        open={isDirty}
        onShow={() => setLog("bar shown")}
        onHide={() => setLog("bar hidden")}
      >
        <button type="button" variant="primary" onClick={() => setDirty(false)} />
        <button type="button" onClick={() => setDirty(false)} />
      </SaveBar>
      <Modal open={isAsking} onHide={() => setAsking(false)}>
        <p id="modal-content">Counted {count}</p>
        <button type="button" id="modal-count" onClick={() => setCount(count + 1)}>
          Count inside
        </button>
        <TitleBar title="Really?">
          <button type="button" variant="primary" onClick={() => setAsking(false)}>
            Yes
          </button>
        </TitleBar>
      </Modal>
      <button type="button" id="dirty" onClick={() => setDirty(true)}>
        Change
      </button>
      <button type="button" id="ask" onClick={() => setAsking(true)}>
        Ask
      </button>
      <button type="button" id="toast" onClick={() => shopify.toast.show("Hello from React")}>
        Toast
      </button>
      <p id="log">{log}</p>
    </main>
  );
}

const root = document.querySelector("#root");
if (root === null) throw new Error("The page has no element #root.");
createRoot(root).render(<Page />);
